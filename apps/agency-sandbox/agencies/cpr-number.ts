/**
 * Synthetic personal numbers: the day of birth plus 60, which no real number has, in the CPR register's own form
 * (DDMMYYSSSS; the seventh digit tells the century, the last one the sex: even female, odd male). No check digit: since
 * 2007 numbers are given out without one. An unknown month or day counts as the first.
 */
export function* syntheticCprNumbers(birthDate: string, sex: string, seed: number): Generator<string> {
  const [year = '1900', month = '01', day = '01'] = birthDate.split('-');
  const date = `${Number(day) + 60}${month}${year.slice(2)}`;
  const centuryDigits = seventhDigits(Number(year));
  const serials = centuryDigits.length * 1000;
  for (let tried = 0; tried < serials; tried += 1) {
    const serial = (seed + tried) % serials;
    const digits = String(serial % 1000).padStart(3, '0');
    const number = `${date}${centuryDigits[Math.floor(serial / 1000)]}${digits}`;
    if (fitsSex(number, sex)) yield number;
  }
}

/** Which seventh digits leave no doubt about the century, as the register's table reads today. */
function seventhDigits(year: number): readonly number[] {
  if (year < 1900) return [5, 6, 7, 8];
  if (year < 2000) return [0, 1, 2, 3];
  return [5, 6, 7, 8];
}

function fitsSex(number: string, sex: string): boolean {
  if (sex !== 'female' && sex !== 'male') return true;
  return (Number(number.at(-1)) % 2 === 0) === (sex === 'female');
}
