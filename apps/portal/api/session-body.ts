import { IsString, MaxLength } from 'class-validator';

export class OpenSessionBody {
  @IsString()
  @MaxLength(100)
  reference!: string;

  @IsString()
  @MaxLength(100)
  accessCode!: string;
}
