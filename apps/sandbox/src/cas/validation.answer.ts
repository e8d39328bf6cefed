import type { Validation } from './cas.service.js';

/** The answer of serviceValidate in XML, CAS 3.0 specification appendix A. */
export function asXml(validation: Validation): string {
  const inner = validation.valid
    ? element('authenticationSuccess', '', element('user', '', escapeXml(validation.user)) + element('attributes', '', attributesXml(validation)))
    : element('authenticationFailure', ` code="${validation.code}"`, escapeXml(validation.description));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inner}</cas:serviceResponse>\n`;
}

/** The same as JSON (`format=JSON`), CAS 3.0 specification 2.5.2. */
export function asJson(validation: Validation): object {
  if (!validation.valid) {
    const { code, description } = validation;
    return { serviceResponse: { authenticationFailure: { code, description } } };
  }
  return { serviceResponse: { authenticationSuccess: { user: validation.user, attributes: allAttributes(validation) } } };
}

function allAttributes(validation: Extract<Validation, { valid: true }>): Record<string, string | boolean> {
  return {
    authenticationDate: validation.authenticatedAt,
    isFromNewLogin: validation.fromNewLogin,
    longTermAuthenticationRequestTokenUsed: false,
    ...validation.attributes,
  };
}

/** Attribute names come from the realms' schemas, never from outside; only values need escaping. */
function attributesXml(validation: Extract<Validation, { valid: true }>): string {
  return Object.entries(allAttributes(validation))
    .map(([name, value]) => element(name, '', escapeXml(String(value))))
    .join('');
}

function element(name: string, attributes: string, content: string): string {
  return `<cas:${name}${attributes}>${content}</cas:${name}>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Characters that XML cannot hold at all do not come this far: accounts with them are refused. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character]);
}
