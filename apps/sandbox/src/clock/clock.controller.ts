import { Body, Controller, Get, HttpCode, Post, UseGuards } from '@nestjs/common';
import { z } from 'zod';
import { OpsGuard } from '../ops.guard.js';
import { parse } from '../parse.js';
import { SandboxError } from '../sandbox.error.js';
import { ClockService } from './clock.service.js';
import type { ClockChange, ClockView } from './clock.service.js';

/** Ten years: far enough for every deadline, near enough for every date. */
const FARTHEST_MS = 3_653 * 86_400_000;
const milliseconds = z.int().min(-FARTHEST_MS).max(FARTHEST_MS);

const Change = z.union([z.strictObject({ offsetMs: milliseconds }), z.strictObject({ advanceMs: milliseconds })]);

@Controller('clock')
export class ClockController {
  constructor(private readonly clock: ClockService) {}

  @Get()
  get(): ClockView {
    return this.clock.get();
  }

  @Post()
  @HttpCode(200)
  @UseGuards(OpsGuard)
  change(@Body() body: unknown): Promise<ClockChange> {
    const change = parse(Change, body);
    return this.clock.change((offsetMs) => ('offsetMs' in change ? change.offsetMs : within(offsetMs + change.advanceMs)));
  }
}

function within(offsetMs: number): number {
  if (Math.abs(offsetMs) > FARTHEST_MS) throw new SandboxError('REQUEST_MALFORMED', { issues: [{ path: 'advanceMs', code: 'too_far' }] });
  return offsetMs;
}
