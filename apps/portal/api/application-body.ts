import { type Channel, CHOICES, type Json } from '#contracts';
import { MOST_PERSONS } from '#intake';
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

const channelMessage = {
  da: 'Skriv kanalen: web, phone, counter, mail eller api.',
  en: 'Write the channel: web, phone, counter, mail or api.',
};
const relationMessage = {
  da: 'Skriv personens relation til ansøgeren: spouse eller child.',
  en: 'Write how the person is related to the applicant: spouse or child.',
};
const personIdMessage = {
  da: 'Brug 1 til 64 bogstaver, cifre, punktummer, bindestreger eller understregninger.',
  en: 'Use 1 to 64 letters, digits, dots, hyphens or underscores.',
};

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
  @Matches(/^[A-Za-z0-9._-]{1,64}$/, { context: { message: personIdMessage } })
  personId?: string | null;

  @IsOptional()
  @IsIn(CHOICES.Relation.slice(1), { context: { message: relationMessage } })
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
  @IsIn(CHOICES.Channel, { context: { message: channelMessage } })
  channel!: Channel;
}

/** Who joins a household that has applied already. */
export class JoinHouseholdBody extends StatedFacts {
  @IsIn(CHOICES.Relation.slice(1), { context: { message: relationMessage } })
  relation!: 'spouse' | 'child';

  @IsOptional()
  @IsIn(CHOICES.Channel, { context: { message: channelMessage } })
  channel?: Channel | null;
}
