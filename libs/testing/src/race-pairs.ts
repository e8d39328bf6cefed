/** How many pairs race in each race; `npm run races` sets a thousand. */
export const racePairs = (): number => Number(process.env['RACE_PAIRS'] ?? 24);
