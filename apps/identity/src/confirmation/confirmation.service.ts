import { Injectable } from '@nestjs/common';
import { AppError, type identityApi, type OutputOf, type ParsedInputOf } from '@netsign/contracts';
import { Commands, Database, maskPhone, maybe, one, uuidv7, type By } from '@netsign/platform';
import { codeRefused, CodesService, newestTo } from '../codes/codes.service.js';
import { SmsClient } from '../codes/sms.client.js';
import { phoneOf } from '../sign-in/phone.js';

/** A changed phone serves the second factor only after this, so that whoever holds a stolen session has to wait (docs/domain.md §Second factor). */
const CHANGE_WAITS_MS = 24 * 3_600_000;

interface Bound { version: number; idMatch: string; nameMatch: string }

const codeText = (code: string) => `【网签平台】验证码 ${code}，用于信息确认，5 分钟内有效。请勿告诉他人。`;
const changeText = '【网签平台】你的账号正在更换手机号，24 小时后生效。如非本人操作，请立即联系学校就业部门。';

/** 信息确认: the graduate accepts the own record and verifies a phone (docs/domain.md §Confirmation). */
@Injectable()
export class ConfirmationService {
  constructor(private readonly database: Database, private readonly commands: Commands, private readonly codes: CodesService, private readonly sms: SmsClient) {}

  async sendCode(by: By, phone: string): Promise<OutputOf<typeof identityApi.sendPhoneCode>> {
    const { expiresAt } = await this.codes.send({ account: by.actor.account, purpose: 'phone', phone, act: null, text: codeText });
    return { sentTo: maskPhone(phone), expiresAt };
  }

  /**
   * The code is judged before the command, so that a wrong one counts although the command changes nothing, but its verdict is obeyed
   * only by a call that is new: a repeat answers as the first did. Throws RECORD_ALREADY_CONFIRMED, RECORD_CHANGED, or what is wrong with the code.
   */
  async confirm(by: By, { recordVersion, phone, code }: ParsedInputOf<typeof identityApi.confirmRecord>): Promise<OutputOf<typeof identityApi.confirmRecord>> {
    const { account, graduate } = by.actor;
    const { record, oldPhone } = await this.database.readAsOwner({
      record: one<Bound>('select version, id_match, name_match from graduate_replica where graduate_id = $1 and account = $2', [graduate, account]), oldPhone: phoneOf(account),
    });
    const verdict = await this.codes.check(newestTo(account, phone), code, { unknown: 'CODE_EXPIRED' });
    const changesPhone = oldPhone !== null && oldPhone !== phone;
    const confirmedAt = new Date();
    const done = await this.commands.run(by, {
      read: { standing: maybe('select id from confirmation where graduate = $1 and voided_at is null', [graduate]) },
      result: { confirmedAt: confirmedAt.toISOString() },
      act: (tx, { standing }) => {
        if (standing !== null) throw new AppError('RECORD_ALREADY_CONFIRMED');
        if (record.version !== recordVersion) throw new AppError('RECORD_CHANGED');
        if (!verdict.ok) throw codeRefused(verdict.refusal);
        tx.insert('burnt_proof', { jti: verdict.id, account });
        tx.insert('confirmation', {
          id: uuidv7(), graduate, account, recordVersion, idMatch: record.idMatch, nameMatch: record.nameMatch, phone,
          phoneFrom: changesPhone ? new Date(confirmedAt.getTime() + CHANGE_WAITS_MS) : confirmedAt, confirmedAt, voidedAt: null,
        });
      },
    });
    if (!done.repeated && changesPhone) await this.sms.send(oldPhone, changeText);
    return { confirmedAt: done.result['confirmedAt'] };
  }
}
