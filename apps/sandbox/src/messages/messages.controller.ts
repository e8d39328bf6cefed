import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Query, Res, Sse, UseGuards } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { CONFIG } from '../config.js';
import type { SandboxConfig } from '../config.js';
import { OpsGuard } from '../ops.guard.js';
import { sendPage } from '../page/page.answer.js';
import { parse } from '../parse.js';
import type { Message } from '../state/state.store.js';
import { streamOf, viewOf } from './message.view.js';
import { MessagesService } from './messages.service.js';
import { messagesPage } from './messages.page.js';

const phone = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\+?\d{5,20}$/));
const address = z.string().max(254).regex(/^[^\s@]+@[^\s@]+$/);
const text = z.string().min(1).max(2_000);

const Sms = z.strictObject({ to: phone, text });
const Mail = z.strictObject({ to: address, subject: z.string().min(1).max(200), text: z.string().min(1).max(20_000) });

/** `after`: the id of the last message already known; `waitMs`: how long to wait for a first one. */
const searchFor = <T extends z.ZodType<string>>(to: T) =>
  z.strictObject({ to, after: z.int().min(0).default(0), waitMs: z.int().min(0).max(30_000).default(0) });
const SmsSearch = searchFor(phone);
const MailSearch = searchFor(address);

const SHOWN = 50;

/** The gateway of the mobile operators and the mail server. Phones and addresses stand in bodies, never in a URL. */
@Controller()
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    @Inject(CONFIG) private readonly config: SandboxConfig,
  ) {}

  @Post('sms')
  @UseGuards(OpsGuard)
  sendSms(@Body() body: unknown): { id: number } {
    return { id: this.messages.sms.add(parse(Sms, body)).id };
  }

  @Post('mail')
  @UseGuards(OpsGuard)
  sendMail(@Body() body: unknown): { id: number } {
    return { id: this.messages.mail.add(parse(Mail, body)).id };
  }

  @Post('sms/search')
  @HttpCode(200)
  searchSms(@Body() body: unknown): Promise<Message[]> {
    const { to, after, waitMs } = parse(SmsSearch, body);
    return this.messages.sms.await(to, after, waitMs);
  }

  @Post('mail/search')
  @HttpCode(200)
  searchMail(@Body() body: unknown): Promise<Message[]> {
    const { to, after, waitMs } = parse(MailSearch, body);
    return this.messages.mail.await(to, after, waitMs);
  }

  @Get('sms')
  showSms(@Res() reply: FastifyReply): void {
    sendPage(reply, 200, messagesPage('sms', this.messages.sms.newest(SHOWN).map(viewOf)), this.config.publicOrigin);
  }

  @Get('mail')
  showMail(@Res() reply: FastifyReply): void {
    sendPage(reply, 200, messagesPage('mail', this.messages.mail.newest(SHOWN).map(viewOf)), this.config.publicOrigin);
  }

  @Sse('sms/stream')
  streamSms(@Query('after') after: unknown, @Headers('last-event-id') last: unknown): Observable<MessageEvent> {
    return streamOf(this.messages.sms, position(last ?? after));
  }

  @Sse('mail/stream')
  streamMail(@Query('after') after: unknown, @Headers('last-event-id') last: unknown): Observable<MessageEvent> {
    return streamOf(this.messages.mail, position(last ?? after));
  }
}

/** Where to go on; without a position, from the beginning. */
function position(given: unknown): number {
  return typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : 0;
}
