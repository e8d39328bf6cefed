import { Controller, StreamableFile } from '@nestjs/common';
import { nationalSyncApi, type GraduateRow, type ParsedInputOf, type RecordView, type RosterFinding, type RosterView } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { GraduatesService } from './graduates.service.js';
import { RosterService } from './roster.service.js';

type Api = typeof nationalSyncApi;

@Controller()
export class RosterController {
  constructor(private readonly rosters: RosterService, private readonly graduates: GraduatesService) {}

  @Endpoint(nationalSyncApi.beginRoster)
  begin(by: By, input: ParsedInputOf<Api['beginRoster']>): Promise<RosterView> { return this.rosters.begin(by, input); }

  @Endpoint(nationalSyncApi.sendRosterPart)
  part(by: By, input: ParsedInputOf<Api['sendRosterPart']> & { file: unknown }): Promise<RosterView> { return this.rosters.part(by, input); }

  @Endpoint(nationalSyncApi.getRoster)
  get(by: By, input: ParsedInputOf<Api['getRoster']>): Promise<RosterView> { return this.rosters.get(by.actor, input.id); }

  @Endpoint(nationalSyncApi.listRosters)
  list(by: By): Promise<{ items: RosterView[] }> { return this.rosters.list(by.actor); }

  @Endpoint(nationalSyncApi.confirmRoster)
  confirm(by: By, input: ParsedInputOf<Api['confirmRoster']>): Promise<RosterView> { return this.rosters.confirm(by, input.id); }

  @Endpoint(nationalSyncApi.stopRoster)
  stop(by: By, input: ParsedInputOf<Api['stopRoster']>): Promise<RosterView> { return this.rosters.stop(by, input.id); }

  @Endpoint(nationalSyncApi.listRosterFindings)
  findings(by: By, input: ParsedInputOf<Api['listRosterFindings']>): Promise<{ items: RosterFinding[]; next: string | null }> { return this.rosters.findings(by.actor, input); }

  @Endpoint(nationalSyncApi.markedRoster)
  async marked(by: By, input: ParsedInputOf<Api['markedRoster']>): Promise<StreamableFile> {
    const { bytes, length, fileName } = await this.rosters.marked(by.actor, input.id);
    return new StreamableFile(bytes, { length, type: nationalSyncApi.markedRoster.download, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}` });
  }

  @Endpoint(nationalSyncApi.listGraduates)
  listGraduates(by: By, input: ParsedInputOf<Api['listGraduates']>): Promise<{ items: GraduateRow[]; next: string | null }> { return this.graduates.list(by.actor, input); }

  @Endpoint(nationalSyncApi.myRecord)
  myRecord(by: By): Promise<RecordView> { return this.graduates.myRecord(by.actor); }
}
