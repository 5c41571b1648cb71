import { IsBoolean, IsString, MaxLength } from 'class-validator';

export class EraseByReferenceBody {
  @IsString()
  @MaxLength(100)
  reference!: string;

  /** Without it nothing is erased: whether it may be is said. */
  @IsBoolean()
  yes!: boolean;
}

export class RestrictByReferenceBody {
  @IsString()
  @MaxLength(100)
  reference!: string;

  /** False: lifted. */
  @IsBoolean()
  restricted!: boolean;
}
