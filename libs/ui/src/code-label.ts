import { educationLevels, findCode, nationalities, politicalStatuses, sexes, studyForms, trainingModes, urbanRural, type Codes, type Language } from '@netsign/contracts';

/** Fields of a graduate's record that hold a code, each with its list. */
const listOf: Readonly<Record<string, Codes>> = {
  sex: sexes, nationality: nationalities, politicalStatus: politicalStatuses, educationLevel: educationLevels, trainingMode: trainingModes, studyForm: studyForms, urbanRural,
};

/** What a field's value reads like: the label of its code, or the value itself where it is no code of a list. */
export function recordValue(field: string, value: string, language: Language): string {
  const list = listOf[field];
  const found = list === undefined ? null : findCode(list, value);
  if (found === null) return value;
  return language === 'en' ? found.en : found.zh;
}
