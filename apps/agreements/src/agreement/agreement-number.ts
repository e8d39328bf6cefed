/**
 * The number an agreement carries for ever: `YYYY-school-level-serial-check` (docs/domain.md §Number). The check digit is that of
 * ISO 7064 MOD 11,10 over all digits before it, so that one wrong or swapped digit is noticed.
 */
export function formatNumber(year: number, school: string, level: string, serial: number): string {
  const body = `${year}-${school}-${level}-${String(serial).padStart(6, '0')}`;
  return `${body}-${checkDigit(body)}`;
}

/** Whether a number is well formed and its check digit right. */
export function isNumber(number: string): boolean {
  const match = /^(\d{4}-\d{5}-\d{2,3}-\d{6,})-(\d)$/.exec(number);
  return match !== null && checkDigit(match[1]) === match[2];
}

function checkDigit(body: string): string {
  let product = 10;
  for (const digit of body.replaceAll('-', '')) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}
