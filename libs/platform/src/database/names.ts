const camelNames = new Map<string, string>();
const snakeNames = new Map<string, string>();

/** graduate_id → graduateId */
export function camel(name: string): string {
  let found = camelNames.get(name);
  if (found === undefined) camelNames.set(name, (found = name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase())));
  return found;
}

/** graduateId → graduate_id */
export function snake(name: string): string {
  let found = snakeNames.get(name);
  if (found === undefined) snakeNames.set(name, (found = name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)));
  return found;
}
