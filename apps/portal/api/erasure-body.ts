import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';

export class EraseByReferenceBody {
  @IsString()
  @MaxLength(100)
  reference!: string;

  /** The agency with which everything that was exchanged is erased; unless given, all that is kept. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  purpose?: string;

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
