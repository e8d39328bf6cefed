/**
 * A day as people write it (2027-06-30, 2027/6/30, 2027.6.30, 2027年6月30日, 20270630, with a time behind it or not)
 * as YYYY-MM-DD; '' when it is none. Whether the day exists is for the caller to ask.
 */
export function dayOf(text: string): string {
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]\d.*)?$/.exec(text);
  return parts ? `${parts[1]}-${two(parts[2])}-${two(parts[3])}` : '';
}

/** A month (2023-09, 2023/9, 2023年9月, 202309) or a whole day as YYYY-MM; '' when it is none. */
export function monthOf(text: string): string {
  const parts = /^(\d{4})(\d{2})$/.exec(text) ?? /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?$/.exec(text);
  return parts ? `${parts[1]}-${two(parts[2])}` : dayOf(text).slice(0, 7);
}

function two(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}
