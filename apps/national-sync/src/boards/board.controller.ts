import { Controller } from '@nestjs/common';
import { nationalSyncApi, type BoardView, type ParsedInputOf } from '@netsign/contracts';
import { Endpoint, type By } from '@netsign/platform';
import { BoardService } from './board.service.js';

@Controller()
export class BoardController {
  constructor(private readonly boards: BoardService) {}

  @Endpoint(nationalSyncApi.board)
  board(by: By, input: ParsedInputOf<typeof nationalSyncApi.board>): Promise<BoardView> { return this.boards.board(by.actor, input); }
}
