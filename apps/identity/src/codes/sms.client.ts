import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@netsign/contracts';
import { CONFIG, LOGGER, type Config, type Logger } from '@netsign/platform';
import { request } from 'undici';

const ANSWER_WITHIN_MS = 5_000;

/** Hands short messages to the mobile operators' gateway. */
@Injectable()
export class SmsClient {
  constructor(@Inject(CONFIG) private readonly config: Config, @Inject(LOGGER) private readonly logger: Logger) {}

  /** Throws UNAVAILABLE when the message was not taken. Neither number nor text is logged. */
  async send(to: string, text: string): Promise<void> {
    const status = await this.post(JSON.stringify({ to, text }));
    if (status === 200 || status === 201) return;
    this.logger.warn({ status }, 'a short message was not taken');
    throw new AppError('UNAVAILABLE');
  }

  private async post(body: string): Promise<number | string> {
    try {
      const answer = await request(`${this.config.sandboxUrl}/sms`, {
        method: 'POST', headers: { 'content-type': 'application/json', 'x-ops-token': this.config.opsToken }, body, headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS,
      });
      await answer.body.dump();
      return answer.statusCode;
    } catch (error) {
      return (error as { code?: string }).code ?? 'unreachable';
    }
  }
}
