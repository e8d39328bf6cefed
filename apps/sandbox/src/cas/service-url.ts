import { SandboxError } from '../sandbox.error.js';

const LONGEST = 2_048;
/** Printable ASCII without a backslash: it goes into a Location header, and browsers read a backslash as a slash. */
const SPELLED_OUT = /^[\x21-\x5b\x5d-\x7e]+$/;

/**
 * Checks that a service belongs to the platform. The text itself stays the key a ticket is bound to: it is never rewritten.
 * @throws SERVICE_REFUSED
 */
export function checkService(service: string, publicOrigin: string): string {
  const url = service.length <= LONGEST && SPELLED_OUT.test(service) ? URL.parse(service) : null;
  if (!url || url.origin !== publicOrigin || url.username !== '' || url.password !== '') {
    throw new SandboxError('SERVICE_REFUSED');
  }
  return service;
}

/** The service's address with the ticket added to its query, all else untouched. */
export function withTicket(service: string, ticket: string): string {
  const [address, fragment] = splitOnce(service, '#');
  const joint = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return `${address}${joint}ticket=${ticket}${fragment === null ? '' : `#${fragment}`}`;
}

function splitOnce(text: string, at: string): [string, string | null] {
  const index = text.indexOf(at);
  return index < 0 ? [text, null] : [text.slice(0, index), text.slice(index + 1)];
}
