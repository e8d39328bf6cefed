import { z } from 'zod';
import { SandboxError } from './sandbox.error.js';

const ISSUES_TOLD = 20;

/**
 * Reads what came in by its schema.
 * @throws REQUEST_MALFORMED with the places that are wrong; the values are not repeated
 */
export function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const issues = read.error.issues.slice(0, ISSUES_TOLD).map(({ path, code, message }) => ({ path: path.join('.'), code, message }));
  throw new SandboxError('REQUEST_MALFORMED', { issues });
}
