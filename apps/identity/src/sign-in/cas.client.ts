import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@netsign/contracts';
import { CONFIG, LOGGER, type Config, type Logger } from '@netsign/platform';
import { request } from 'undici';
import { z } from 'zod';
import { attributesOf, type Person, type Realm } from './realm.js';

const ANSWER_WITHIN_MS = 5_000;

/** serviceValidate in JSON, CAS 3.0 §2.5.2. */
const Answer = z.object({
  serviceResponse: z.union([
    z.object({ authenticationSuccess: z.object({ user: z.string().min(1).max(100), attributes: z.record(z.string(), z.unknown()) }) }),
    z.object({ authenticationFailure: z.object({ code: z.string() }) }),
  ]),
});

/** Asks an outside system whom it gave a ticket to. */
@Injectable()
export class CasClient {
  constructor(@Inject(CONFIG) private readonly config: Config, @Inject(LOGGER) private readonly logger: Logger) {}

  /**
   * Uses the ticket up. `service` is the address it was made for, to the letter.
   * Throws TICKET_INVALID when the system does not vouch for it, UNAVAILABLE when it gives no answer we understand.
   */
  async validate(realm: Realm, ticket: string, service: string): Promise<Person> {
    const answer = Answer.safeParse(await this.ask(realm, ticket, service));
    if (!answer.success) throw this.unavailable(realm, 'an answer that is not CAS 3.0');
    const { serviceResponse } = answer.data;
    if ('authenticationFailure' in serviceResponse) {
      this.logger.info({ realm, code: serviceResponse.authenticationFailure.code }, 'a ticket was refused');
      throw new AppError('TICKET_INVALID');
    }
    const { user, attributes } = serviceResponse.authenticationSuccess;
    const known = attributesOf[realm].safeParse(attributes);
    if (!known.success) throw this.unavailable(realm, 'attributes are missing or malformed');
    return { realm, user, ...known.data } as Person;
  }

  private async ask(realm: Realm, ticket: string, service: string): Promise<unknown> {
    const query = new URLSearchParams({ format: 'JSON', service, ticket }).toString();
    try {
      const { statusCode, body } = await request(`${this.config.sandboxUrl}/cas/${realm}/p3/serviceValidate?${query}`, { headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS });
      const text = await body.text();
      return statusCode === 200 ? (JSON.parse(text) as unknown) : null;
    } catch (error) {
      throw this.unavailable(realm, (error as { code?: string }).code ?? 'no JSON');
    }
  }

  /** The cause is named without the address, which holds the ticket. */
  private unavailable(realm: Realm, cause: string): AppError {
    this.logger.warn({ realm, cause }, 'an outside system did not answer as agreed');
    return new AppError('UNAVAILABLE');
  }
}
