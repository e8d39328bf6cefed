import fs from 'node:fs';
import path from 'node:path';
import { renderEndpointTable } from './endpoint-table.js';

describe('the light endpoint table', () => {
  it('says what the contracts say', () => {
    expect(fs.readFileSync(path.join(__dirname, 'generated', 'endpoints.ts'), 'utf8')).toBe(renderEndpointTable());
  });
});
