import { JsonOverHttp, type AgencyAddress, type AgencyClient } from '#connector-kit';

/** The municipality is spoken to in JSON over HTTP. */
export function client(address: AgencyAddress): AgencyClient {
  return new JsonOverHttp(address);
}
