#!/usr/bin/env bash
# mrz 5.0.2 (npm) reads the zone of a French identity card of before 2021 (two lines of 36) as valid, and gives the last
# five of the twelve characters of its number as `documentNumber`.
#
# Expected: the number that is printed on the card, all twelve characters, since the check digit that the library gives
#           beside it (`documentNumberCheckDigit`) is that of all twelve: 130975100042 has 6, 00042 has 4.
# Seen:     documentNumber "00042", check digit "6". The first seven stand in `issueDate` and `administrativeCode2`, which
#           are the number's own parts (year and month, department) and no fields of the zone.
#
# So a form that fills in `documentNumber` tells an authority a number that no card has, without any error.
# Fails when a version that is pinned here behaves otherwise. Needs Node and a registry.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund mrz@5.0.2
cat > read.mjs <<'JS'
import { parse } from 'mrz';

const zone = ['IDFRAEXEMPLE<<<<<<<<<<<<<<<<<<<<<<<<', '1309751000426SPECIMEN<<<<<<9001011F1'];
const { format, valid, fields } = parse(zone);
const { documentNumber, documentNumberCheckDigit, issueDate, administrativeCode2 } = fields;
console.log({ format, valid, documentNumber, documentNumberCheckDigit, issueDate, administrativeCode2 });
const digitOf = (text) => [...text].reduce((sum, digit, place) => sum + Number(digit) * [7, 3, 1][place % 3], 0) % 10;
console.log({ digitOfAllTwelve: digitOf('130975100042'), digitOfWhatIsGiven: digitOf(documentNumber) });
const isAsSeen = valid && documentNumber === '00042' && documentNumberCheckDigit === '6';
if (!isAsSeen) {
  console.error('It behaves otherwise now.');
  process.exit(1);
}
JS
node read.mjs
