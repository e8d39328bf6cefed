import type { Phrases } from './zh-CN.js';

/** The reviewers' end in English: the same content as the Chinese. */
export const en: Phrases = {
  product: 'Administration',
  act: 'Act',
  nav: {
    inbox: 'Inbox', graduates: 'Graduates', board: 'Board', roster: 'Roster import', cohort: 'Signing settings', opening: 'Opening and form', organisations: 'Organisations', employers: 'Employers',
  },
  gate: {
    title: 'Online signing: administration',
    what: 'Departments, schools, provinces and the ministry review, open and read their boards here.',
    how: 'Sign in with your 就业管理系统 account',
    refused: 'You could not be signed in',
    again: 'Try another account',
    otherTier: 'This page belongs to another tier.',
    home: 'To the first page',
  },
  year: { label: 'Class', of: year => `Class of ${year}` },
  inbox: {
    title: 'Inbox', mine: 'Waiting for you', other: 'With the departments', withSchool: 'With the school', done: 'Settled',
    overdue: 'Overdue', alert: 'Alert', waiting: time => `waiting ${time}`, left: 'Time left',
    empty: 'No invitation waits for review.', emptyHow: 'Once graduates accept, their invitations appear here in order.', choose: 'Choose one on the left to begin.',
    paper: 'The agreement', data: 'Graduate and employer', checks: 'Law checks', history: 'History', pass: 'Pass first review', fail: 'Return with a reason', next: 'Next', previous: 'Previous',
    keys: 'Keys', keysHelp: { j: 'Next', k: 'Previous', a: 'Approve', r: 'Return with a reason', help: 'Show the keys' },
    passTitle: name => `Approve the signing of ${name}?`,
    passEssence: 'It then goes to the school.', certifyEssence: 'It is then recorded in the national ledger, comes into force and gets its number; the graduate’s other invitations are locked.',
    failTitle: name => `Do not pass the signing of ${name}`, failEssence: 'The invitation then ends; graduate and employer see the reason. The employer may invite again.',
    reasonHint: 'At least 5 characters; graduate and employer will read it.', confirmFail: 'Do not pass', cancel: 'Cancel',
    done1: 'Done. Going on to the next.', graduate: 'Graduate', idNumber: 'ID number', major: 'Major', level: 'Level', graduatesOn: 'Graduates on',
    employer: 'Employer', creditCode: 'Credit code', nature: 'Nature', industry: 'Industry', region: 'Region', address: 'Address', review: 'Department review', on: 'On', off: 'Off',
    department: 'Department', notes: 'Alerts', agreement: 'Agreement number',   },
  graduates: {
    title: 'Graduates', search: 'Find by name or student number', name: 'Name', idNumber: 'ID number', studentNo: 'Student number', department: 'Department', major: 'Major', mode: 'Training mode',
    eligible: 'May sign online', yes: 'Yes', no: 'No', outcome: 'Destination', none: 'None recorded', all: 'All', onlyEligible: 'May sign', onlyNot: 'May not', empty: 'Nobody matches.',
    emptyHow: 'Once the school has imported its roster, its graduates appear here.', shown: n => `${n} shown`,
  },
  roster: {
    title: 'Roster import', lead: 'Upload the roster exported from 就业管理系统 (.xlsx). It is checked first and written only when you confirm.', file: 'Choose an .xlsx file', upload: 'Upload and check', checking: 'Checking…',
    preview: 'Result of the check', rows: 'Rows', added: 'New', changed: 'Corrected', unchanged: 'Unchanged', missing: 'In the records, not in the file (not removed)', oldModes: 'Old training mode codes (replaced by the new ones)', digest: 'Digest of the file',
    problems: n => `${n} cells to correct`, problemsHow: 'Correct them in the file and upload it again.', noProblems: 'No problems; you may confirm.', row: 'Row', column: 'Column', value: 'Content', why: 'Why', shownOf: (shown, all) => `The first ${shown} of ${all}`,
    departments: 'Departments to be registered', departmentsHow: 'They stand in the roster but not in the tree. Register them before confirming.', register: n => `Register these ${n}`,
    confirm: 'Confirm the import', confirmTitle: 'Import this roster?', confirmEssence: (added, changed) => `Writes ${added} new graduates and corrects ${changed}. No record is removed.`, cancel: 'Cancel',
    imported: at => `Imported ${at}.`, done: 'Import done', earlier: 'Earlier uploads', fileName: 'File', status: 'Status', at: 'Uploaded', another: 'Upload another',
    statuses: { checked: 'Checked, to be confirmed', has_problems: 'Has problems', imported: 'Imported' }, none: 'Nothing uploaded yet.', blocked: 'Settle the problems above first.', blockedDepartments: 'Register the departments first.',
  },
  cohort: {
    title: 'Signing settings', cohorts: 'Online signing by class', year: 'Class', province: 'Province', school: 'School', opened: 'Opened', notOpened: 'Not opened', open: 'Open', closed: 'Closed', mode: 'Form', noMode: 'Not chosen by the province yet',
    doOpen: 'Open this class', doClose: 'Close this class', openTitle: year => `Open online signing for the class of ${year}?`, openEssence: 'Employers may then invite eligible graduates of this class, and they may answer.',
    closeTitle: year => `Close online signing for the class of ${year}?`, closeEssence: 'Invitations can then be neither sent nor accepted; cases in review are marked and cannot be approved; agreements in force are untouched.', reasonHint: 'At least 5 characters; it is kept in the history.',
    review: 'Department review', reviewOn: 'On: after an acceptance the department reviews first, then the school.', reviewOff: 'Off: after an acceptance the school reviews at once.', reviewNote: 'Touches only invitations accepted from now on; those in review finish as they began.',
    turnOn: 'Switch department review on', turnOff: 'Switch department review off', turnOnTitle: 'Switch department review on?', turnOffTitle: 'Switch department review off?', days: n => `Each review step may take ${n} working days; later it is marked overdue.`, cancel: 'Cancel', version: n => `Version ${n} of the settings`,
    needProvince: 'The province has to open this school first.',
  },
  opening: {
    title: 'Opening and form', mode: 'Form of agreement', modeHow: 'Chosen once for a class; every invitation sent afterwards uses it.', chosen: title => `Chosen: ${title}`, choose: 'Choose the form', chooseTitle: (year, title) => `${title} for the class of ${year}?`,
    chooseEssence: 'It cannot be changed for this class afterwards. Invitations of all opened schools are printed in this form.', note: 'Basis or note (optional)', two: 'The school only attests', three: 'The school signs as third party', schools: 'Schools', name: 'School', code: 'Code', state: 'Opened', cohort: 'Opened by the school', opened: 'Opened',
    open: 'Open', openTitle: (name, year) => `Open ${name} for the class of ${year}?`, openEssence: 'The school may then open online signing for this class itself.', cancel: 'Cancel', needMode: 'Choose the form for this class first.', cohortOpen: 'Open', cohortClosed: 'Not open', empty: 'No school is registered yet.',
  },
  organisations: {
    title: 'Organisations', province: 'Province', schools: 'Schools', departments: 'Departments', code: 'Code', name: 'Name', register: 'Register organisations', registerHow: 'One a line: code, name, parent code, separated by tab or comma. You may paste from a spreadsheet.',
    example: '10999\t江州大学\t33', bad: (line, why) => `Line ${line}: ${why}`, needThree: 'three values are needed: code, name, parent code', badCode: 'the code has 2 digits (province), 5 (school) or 5-2 (department)', submit: n => `Register ${n}`,
    done: (registered, unchanged) => `${registered} registered, ${unchanged} unchanged.`, empty: 'No organisation is registered yet.', all: 'All provinces', modes: 'Form', none: '—',
  },
  employers: {
    title: 'Employers', search: 'Find by name or credit code', name: 'Name', creditCode: 'Credit code', status: 'Status', nature: 'Nature', industry: 'Industry', region: 'Region', authorised: 'Authorised until', noAuthorisation: 'None',
    statuses: { verified: 'Verified', suspended: 'Suspended' }, suspend: 'Suspend', restore: 'Restore', suspendTitle: name => `Suspend online signing for ${name}?`, suspendEssence: 'It can then send no invitation, graduates cannot accept its invitations, and cases in review cannot be approved; agreements in force are untouched, and it may still sign in to answer terminations.',
    restoreTitle: name => `Restore online signing for ${name}?`, restoreEssence: 'It may then send invitations again.', reasonHint: 'At least 5 characters; it is kept in the history.', cancel: 'Cancel', empty: 'No employer yet.',
    import: 'Import employers', importHow: 'Verified organisations and approved authorisations from 新职业网. Paste a JSON array or CSV with a header line, or choose a file.', columns: 'CSV header', paste: 'Pasted content', file: 'Choose a .json or .csv file',
    bad: (line, why) => `Entry ${line}: ${why}`, badJson: 'This is neither a JSON array nor CSV.', badField: field => `“${field}” is missing or malformed`, submit: n => `Import ${n}`, done: (verified, unchanged) => `${verified} verified, ${unchanged} unchanged.`, outOf: (shown, all) => `${shown} of ${all}`,
    tooMany: 'At most 500 at once; import in parts.',
  },
  board: {
    title: 'Board', cutOff: 'As of', scheme: 'Scheme', differenceOk: 'Schools = provinces = ministry, difference 0', differenceBad: n => `The levels differ by ${n}; an alarm was raised`, live: 'Live', waiting: 'Still to do', progress: 'Progress', outcomes: 'Destinations',
    roster: 'Graduates', eligible: 'May sign online', offered: 'Graduate to answer', departmentReview: 'Department to review', schoolReview: 'School to review', certified: 'Approved, being recorded', inForce: 'In force', none: 'No destination recorded', count: 'Count', share: 'Of all graduates', item: 'Item',
    children: { department: '', school: 'Departments', province: 'Schools', ministry: 'Provinces' }, childrenHow: 'Sorted by what waits, never ranked by rate.', name: 'Name', up: 'Back to my level', denominator: n => `Shares are of all ${n} graduates. Every number counts people or cases; none is a sum of percentages.`, noChildren: 'The level below has no data yet.', empty: 'No roster for this class yet.', print: 'Print', table: 'As a table',
  },
};
