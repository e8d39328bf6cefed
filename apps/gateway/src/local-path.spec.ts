import { localPath } from './local-path.js';

describe('the way back after signing in', () => {
  it.each(['/student/', '/student/invitations/1?tab=terms', '/student/a#b'])('leads to a page of the same end: %s', to => {
    expect(localPath('student', to)).toBe(to);
  });

  it.each([
    undefined, '', '/', '/corp/', '/students/', 'https://evil.example/student/', '//evil.example/student/', '/\\evil.example', '/student/../../evil', '/student/..//evil.example',
    '/student/%2e%2e//evil.example', '/student//evil.example', '/student/\n/x', 'javascript:alert(1)', `/student/${'x'.repeat(1001)}`,
  ])('never leads elsewhere: %j', to => {
    expect(localPath('student', to)).toBe('/student/');
  });
});
