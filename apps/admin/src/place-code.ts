/** A code of a node below the ministry: a province, a school, or a 院系. */
export const isPlace = (text: string): boolean => /^\d{2}$|^\d{5}$|^\d{5}-\d{2}$/.test(text);
