import { textsInBoth } from '#texts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { StatedFacts } from './application-body.js';

const says = textsInBoth('apiProblem');

export class Evidence {
  @IsUUID(undefined, { context: { message: says.documentId } })
  documentId!: string;
}

/** What is told of a case after submission. */
export class AmendmentBody extends StatedFacts {
  /** The day from which the answers hold, where that is not today: until then the old ones stand. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { context: { message: says.from } })
  from?: string | null;

  /** Whom of the household it is about, by `personId` (`applicant` for the applicant). Whoever is left out stays as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsString({ each: true })
  movers?: string[] | null;

  /** Why, in the person's own words, for whoever decides a dispute. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2000)
  reason?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => Evidence)
  evidence?: Evidence[] | null;
}
