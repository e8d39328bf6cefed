import { Controller } from '@nestjs/common';
import { nationalSyncApi, type ParsedInputOf, type RegionView } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { regionSource, regionsUnder } from './regions.js';

@Controller()
export class RegionController {
  /** Ended regions stand among the others with their last day: a graduate may come from one. */
  @Endpoint(nationalSyncApi.listRegions)
  list(_by: By, { under }: ParsedInputOf<typeof nationalSyncApi.listRegions>): { items: RegionView[]; source: string } {
    return { items: regionsUnder(under).map(({ code, name, validFrom, validTo }) => ({ code, name, validFrom, validTo })), source: regionSource };
  }
}
