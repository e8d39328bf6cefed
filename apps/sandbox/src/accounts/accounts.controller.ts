import { Body, Controller, Get, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { attributesOf, plainText } from '../cas/realm.js';
import type { Realm } from '../cas/realm.js';
import { RealmPipe } from '../cas/realm.pipe.js';
import { OpsGuard } from '../ops.guard.js';
import { parse } from '../parse.js';
import { AccountsService } from './accounts.service.js';
import type { AccountCard } from './accounts.service.js';

const batchOf = <T extends z.ZodType>(attributes: T) =>
  z.array(z.strictObject({ account: plainText(64), password: plainText(128), attributes })).min(1).max(5_000);

const batches = { chsi: batchOf(attributesOf.chsi), jygl: batchOf(attributesOf.jygl), xzyw: batchOf(attributesOf.xzyw) };

const Search = z.strictObject({ text: z.string().max(100) });

@Controller()
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Put('accounts/:realm')
  @UseGuards(OpsGuard)
  put(@Param('realm', RealmPipe) realm: Realm, @Body() body: unknown): Promise<{ added: number; replaced: number }> {
    return this.accounts.put(realm, parse(batches[realm], body));
  }

  @Get('accounts/:realm')
  @UseGuards(OpsGuard)
  count(@Param('realm', RealmPipe) realm: Realm): { count: number } {
    return { count: this.accounts.count(realm) };
  }

  /** For the login page: a POST, because a person's name must not stand in a URL. */
  @Post('cas/:realm/accounts/search')
  @HttpCode(200)
  search(@Param('realm', RealmPipe) realm: Realm, @Body() body: unknown): AccountCard[] {
    return this.accounts.list(realm, parse(Search, body).text);
  }
}
