/** A browser without scripts: keeps cookies, sends forms, follows nothing by itself. */
export interface Page {
  status: number;
  /** Where a form led. */
  location: string;
  html: string;
}

export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly language = 'en',
    /** Where a proxy says that they come from. */
    private readonly from?: string,
  ) {}

  get(path: string): Promise<Page> {
    return this.ask(path, {});
  }

  post(path: string, fields: Record<string, string> = {}): Promise<Page> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  get isOpen(): boolean {
    return Boolean(this.cookies.get('ankomst_visit'));
  }

  private async ask(path: string, init: RequestInit): Promise<Page> {
    const headers = {
      accept: 'text/html',
      'accept-language': this.language,
      ...(this.from !== undefined && { 'x-forwarded-for': this.from }),
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    };
    const answer = await fetch(this.url + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (!/Path=\/api/.test(cookie)) this.cookies.set(name!, value!);
    }
    return { status: answer.status, location: answer.headers.get('location') ?? '', html: await answer.text() };
  }
}
