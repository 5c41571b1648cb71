import { type Channel, CHOICES, type Json } from '#contracts';
import { MOST_PERSONS } from '#intake';
import { textsInBoth } from '#texts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';

const says = textsInBoth('apiProblem');

/** What may be said about a person's facts; null is as if it were left out, here and in all bodies that follow. The values are contract data, held against the schemas. */
export class StatedFacts {
  @IsOptional()
  @IsObject()
  answers?: { [key: string]: Json } | null;

  @IsOptional()
  @IsObject()
  absent?: Record<string, Json> | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  retract?: string[] | null;
}

export class PersonBody extends StatedFacts {
  @IsOptional()
  @Matches(/^[A-Za-z0-9._-]{1,64}$/, { context: { message: says.personId } })
  personId?: string | null;

  @IsOptional()
  @IsIn(CHOICES.Relation.slice(1), { context: { message: says.relation } })
  relation?: 'spouse' | 'child' | null;

  /** Takes the person out of the application. */
  @IsOptional()
  @IsBoolean()
  remove?: boolean | null;
}

export class ChangeDraftBody extends StatedFacts {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PERSONS)
  @ValidateNested({ each: true })
  @Type(() => PersonBody)
  persons?: PersonBody[] | null;
}

export class OpenApplicationBody extends ChangeDraftBody {
  @IsIn(CHOICES.Channel, { context: { message: says.channel } })
  channel!: Channel;
}

/** Who joins a household that has applied already. */
export class JoinHouseholdBody extends StatedFacts {
  @IsIn(CHOICES.Relation.slice(1), { context: { message: says.relation } })
  relation!: 'spouse' | 'child';

  @IsOptional()
  @IsIn(CHOICES.Channel, { context: { message: says.channel } })
  channel?: Channel | null;
}
