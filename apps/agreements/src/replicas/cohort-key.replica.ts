import { Controller } from '@nestjs/common';
import { keepCohortKeys, OnTopic, type EventBatch } from '@netsign/platform';
import { REPLICAS } from '../groups.js';

/** The keys that open the people of a cohort. */
@Controller()
export class CohortKeyReplicaHandler {
  @OnTopic('cohort-keys', REPLICAS)
  async onCohortKeys(batch: EventBatch): Promise<void> { keepCohortKeys(batch); }
}
