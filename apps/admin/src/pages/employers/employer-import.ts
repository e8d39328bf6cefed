import type { identityApi, InputOf } from '@netsign/contracts';
import { readCsv } from './csv.js';

export type EmployerItem = InputOf<typeof identityApi.importEmployers>['items'][number];
export type ImportProblem = { entry: number; field: string };
export type ImportReading = { items: EmployerItem[]; problems: ImportProblem[] } | 'malformed';

/** The columns of the CSV form; those of the authorisation may all be empty: then there is none. */
export const csvColumns = ['creditCode', 'name', 'nature', 'industry', 'region', 'address', 'operatorAccount', 'operatorName', 'operatorPhone',
  'authorisationSource', 'authorisationFileDigest', 'authorisationApprovedOn', 'authorisationValidUntil'] as const;

/** Reads what was pasted or chosen: a JSON array as the endpoint takes it, or CSV with a header line. Only the form is checked here. */
export function readEmployers(text: string): ImportReading {
  const raw = text.trim().startsWith('[') ? readJson(text) : readCsv(text)?.map(nested) ?? null;
  if (raw === null || raw.length === 0) return 'malformed';
  const items: EmployerItem[] = [];
  const problems: ImportProblem[] = [];
  raw.forEach((entry, at) => {
    const field = firstBadField(entry);
    if (field === null) items.push(entry as EmployerItem);
    else problems.push({ entry: at + 1, field });
  });
  return { items, problems };
}

function readJson(text: string): unknown[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function nested(row: Record<string, string>): EmployerItem {
  const cell = (column: (typeof csvColumns)[number]) => row[column] ?? '';
  return {
    creditCode: cell('creditCode'), name: cell('name'), nature: cell('nature'), industry: cell('industry'), region: cell('region'), address: cell('address'),
    operator: { account: cell('operatorAccount'), name: cell('operatorName'), phone: cell('operatorPhone') },
    authorisation: cell('authorisationSource') === '' ? null : {
      source: cell('authorisationSource'), fileDigest: cell('authorisationFileDigest'),
      approvedOn: cell('authorisationApprovedOn'), validUntil: cell('authorisationValidUntil'),
    },
  };
}

const forms: readonly [path: string, form: RegExp][] = [
  ['creditCode', /^[0-9A-Z]{18}$/], ['name', /^.{2,100}$/], ['nature', /^\d{2}$/], ['industry', /^\d{2}$/], ['region', /^\d{6}$/], ['address', /^.{0,200}$/],
  ['operator.account', /^.{3,60}$/], ['operator.name', /^.{2,60}$/], ['operator.phone', /^1\d{10}$/],
];
const authorisationForms: readonly [path: string, form: RegExp][] = [
  ['authorisation.source', /^.{2,60}$/], ['authorisation.fileDigest', /^[0-9a-f]{64}$/],
  ['authorisation.approvedOn', /^\d{4}-\d{2}-\d{2}$/], ['authorisation.validUntil', /^\d{4}-\d{2}-\d{2}$/],
];

function firstBadField(entry: unknown): string | null {
  const wanted = valueAt(entry, 'authorisation') == null ? forms : [...forms, ...authorisationForms];
  return wanted.find(([path, form]) => {
    const value = valueAt(entry, path);
    return typeof value !== 'string' || !form.test(value.trim());
  })?.[0] ?? null;
}

const valueAt = (entry: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), entry);
