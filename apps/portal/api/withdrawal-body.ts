import { IsOptional, IsString, MaxLength } from 'class-validator';

export class WithdrawalBody {
  @IsOptional()
  @IsString()
  @MaxLength(40)
  agency?: string | null;
}
