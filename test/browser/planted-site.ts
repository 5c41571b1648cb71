import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const POLICY = "default-src 'self'; form-action 'self'; base-uri 'none'";

interface Planted {
  html: string;
  status: number;
  policy: string;
}

/** Serves HTML as it is handed over, one page an address, under a strict Content-Security-Policy. */
export class PlantedSite {
  private readonly pages = new Map<string, Planted>();

  private constructor(private readonly server: Server) {}

  static async open(): Promise<PlantedSite> {
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
      const page = site.pages.get(pathname);
      response.writeHead(page?.status ?? 404, {
        'content-type': pathname.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8',
        'content-security-policy': page?.policy ?? POLICY,
      });
      response.end(page?.html ?? '');
    });
    const site = new PlantedSite(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  /** The address at which this page is from now on. */
  plant(path: string, html: string, status = 200, policy = POLICY): string {
    this.pages.set(path, { html, status, policy });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export interface Parts {
  lang?: string;
  title?: string;
  head?: string;
  skipLink?: string;
  main?: string;
}

/** A page without a fault, but for the parts that are handed over. */
export function goodPage({
  lang = 'en',
  title = 'Your name – Ankomst',
  head = '',
  skipLink = '<a href="#main">Skip to the content</a>',
  main = '<h1>Your name</h1>',
}: Parts = {}): string {
  return `<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
        <link rel="stylesheet" href="/look.css">${head}
      </head>
      <body>${skipLink}<header><a href="/">Ankomst</a></header><main id="main" tabindex="-1">${main}</main></body>
    </html>`;
}
