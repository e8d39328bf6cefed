import { Controller } from '@nestjs/common';
import { nationalSyncApi, type GraduateRow, type ParsedInputOf, type RecordView, type RosterView } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { GraduatesService } from './graduates.service.js';
import { RosterService } from './roster.service.js';

type Api = typeof nationalSyncApi;

@Controller()
export class RosterController {
  constructor(private readonly rosters: RosterService, private readonly graduates: GraduatesService) {}

  @Endpoint(nationalSyncApi.uploadRoster)
  upload(by: By, input: ParsedInputOf<Api['uploadRoster']> & { file: unknown }): Promise<RosterView> { return this.rosters.upload(by, input); }

  @Endpoint(nationalSyncApi.getRoster)
  get(by: By, input: ParsedInputOf<Api['getRoster']>): Promise<RosterView> { return this.rosters.get(by.actor, input.id); }

  @Endpoint(nationalSyncApi.listRosters)
  list(by: By): Promise<{ items: RosterView[] }> { return this.rosters.list(by.actor); }

  @Endpoint(nationalSyncApi.confirmRoster)
  confirm(by: By, input: ParsedInputOf<Api['confirmRoster']>): Promise<RosterView> { return this.rosters.confirm(by, input.id); }

  @Endpoint(nationalSyncApi.listGraduates)
  listGraduates(by: By, input: ParsedInputOf<Api['listGraduates']>): Promise<{ items: GraduateRow[]; next: string | null }> { return this.graduates.list(by.actor, input); }

  @Endpoint(nationalSyncApi.myRecord)
  myRecord(by: By): Promise<RecordView> { return this.graduates.myRecord(by.actor); }
}
