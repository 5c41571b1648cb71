#!/usr/bin/env bash
# ibantools 4.5.4 (npm) knows the IBANs of four countries more narrowly than the IBAN registry does (ISO 13616, release
# 101: BY 4!c4!n16!c, DO 4!c20!n, PK 4!a16!c, PS 4!a21!c), and blames their check digits.
#
# Expected: digits in the bank code of BY and DO and letters in the account number of PK and PS are valid where length
#           and check digits (ISO 7064, remainder 1 of 97) are right.
# Seen:     all four are refused with WrongBBANFormat and, though the remainder is 1, with WrongIBANChecksum too.
#
# So a form that repeats what it says tells holders of such accounts to look for a slip of the pen that is not there.
# Fails when the version that is pinned here behaves otherwise. Needs Node and a registry.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund ibantools@4.5.4
cat > read.mjs <<'JS'
import { validateIBAN, ValidationErrorsIBAN } from 'ibantools';

const remainder = (text) => Number(BigInt([...text].map((one) => parseInt(one, 36)).join('')) % 97n);
const numbers = {
  BY: ['1234', '3600', '0000000000AB2700'],
  DO: ['1234', '00000001212453611324'],
  PK: ['SCBL', '0000AB1123456702'],
  PS: ['PALS', '0000000AB040012345670'],
};
const seen = Object.entries(numbers).map(([country, parts]) => {
  const rest = parts.join('');
  const iban = `${country}${String(98 - remainder(`${rest}${country}00`)).padStart(2, '0')}${rest}`;
  const errors = validateIBAN(iban).errorCodes.map((code) => ValidationErrorsIBAN[code]);
  console.log({ iban, remainder: remainder(iban.slice(4) + iban.slice(0, 4)), errors });
  return errors.join();
});
if (seen.some((errors) => errors !== 'WrongBBANFormat,WrongIBANChecksum')) {
  console.error('It behaves otherwise now.');
  process.exit(1);
}
JS
node read.mjs
