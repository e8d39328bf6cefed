import { readOrganisationLines } from './organisation-lines.js';

describe('organisation lines', () => {
  it('are read from a pasted table or from commas, empty lines left out', () => {
    expect(readOrganisationLines('33\t云岭省\t00\n\n19990，江州大学,33\r\n19990-01,计算机学院,19990')).toEqual({
      items: [
        { code: '33', name: '云岭省', parent: '00' },
        { code: '19990', name: '江州大学', parent: '33' },
        { code: '19990-01', name: '计算机学院', parent: '19990' },
      ],
      problems: [],
    });
  });

  it('name the line that lacks a value or has a malformed code', () => {
    const { items, problems } = readOrganisationLines('19990,江州大学\n\n1999,江州大学,33');
    expect(items).toEqual([]);
    expect(problems).toEqual([{ line: 1, why: 'needThree' }, { line: 3, why: 'badCode' }]);
  });
});
