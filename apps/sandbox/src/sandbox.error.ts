interface Phrase {
  status: number;
  zh: string;
  en: string;
}

const phrases = {
  REQUEST_MALFORMED: { status: 400, zh: '请求的内容不完整或格式不对，请按 issues 中列出的位置改正。', en: 'The request is incomplete or malformed. Correct the places listed in issues.' },
  OPS_TOKEN_WRONG: { status: 401, zh: '请在 x-ops-token 中带上启动时设定的口令。', en: 'Send the token the sandbox was started with in x-ops-token.' },
  PASSWORD_WRONG: { status: 401, zh: '账号或密码不正确，请检查后再试。', en: 'The account or the password is not right. Check both and try again.' },
  SERVICE_REFUSED: { status: 403, zh: '这个地址不属于本机的平台，不能从这里登录。请回到平台首页重新点登录。', en: 'This address does not belong to the platform on this machine, so you cannot sign in to it here. Go back to the platform and choose sign in again.' },
  LOGIN_PAGE_STALE: { status: 403, zh: '登录页打开太久或已经用过了，请在下面重新登录。', en: 'This sign-in page was open for too long or was already used. Sign in again below.' },
  REALM_UNKNOWN: { status: 404, zh: '没有这个登录系统，可用的是 chsi、jygl、xzyw。', en: 'There is no such sign-in system. Use chsi, jygl or xzyw.' },
  NOT_FOUND: { status: 404, zh: '没有这个页面，请从首页进入。', en: 'There is no such page. Start from the home page.' },
  SIGN_IN_WAIT: { status: 429, zh: '连续输错次数过多，请等一分钟再试。', en: 'Too many wrong passwords in a row. Wait a minute, then try again.' },
  CLOCK_NOT_SET: { status: 503, zh: '时钟没有拨动：列出的数据库没有答应。请确认它们在运行后重试。', en: 'The clock was not moved: the databases listed did not agree. Check that they are running and try again.' },
  CLOCK_TORN: { status: 500, zh: '时钟只在一部分数据库里拨动了，请用同一个 offsetMs 再拨一次。', en: 'The clock was moved in some databases only. Set it once more to the same offsetMs.' },
} satisfies Record<string, Phrase>;

export type SandboxErrorCode = keyof typeof phrases;

/** A refusal with a name. `details` must hold nothing about a person: it is sent and may be logged. */
export class SandboxError extends Error {
  constructor(
    readonly code: SandboxErrorCode,
    readonly details: Record<string, unknown> = {},
  ) {
    super(code);
  }

  get phrase(): Phrase {
    return phrases[this.code];
  }
}
