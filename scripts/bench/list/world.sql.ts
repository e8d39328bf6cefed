/*
 * Generated rows for the measure of lists, in the migrated schema: whole cohorts as a nation would have them, made by the
 * database itself. Names, numbers and terms are invented; row sizes are those of real ones.
 */

/** How many cases belong to one school, whatever the size of the nation: a bigger nation has more schools, not bigger ones. */
export const CASES_PER_SCHOOL = 2_500;
export const DEPARTMENTS = 10;
const PROVINCES = ['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65'];

export const schoolsFor = (cases: number): number => Math.ceil(cases / CASES_PER_SCHOOL);
/** Code of the school at a place of the list: two digits of its province, three of its own. */
const schoolCode = `(array['${PROVINCES.join("','")}'])[1 + s % least(31, greatest(2, $1::int / 200))] || lpad((100 + s / 2)::text, 3, '0')`;

const SURNAMES = '王王王王李李李李张张张刘刘刘陈陈杨杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于';
const GIVEN = '伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇芳娜敏静丽艳娟霞秀燕玲桂丹萍红玉兰梅琳雪慧婷莹倩颖洁欣悦怡佳';
const letter = (text: string, of: string): string => `substr('${text}', 1 + (${of} % ${[...text].length})::int, 1)`;

/** The people of a nation, each with the place he belongs to: shared by both databases, so that ids and names meet. */
export const people = (cases: number): string => `create temporary table people as
  with place as (select s, ${schoolCode.replaceAll('$1::int', String(schoolsFor(cases)))} as school from generate_series(0, ${schoolsFor(cases) - 1}) s)
  select n, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, school, left(school, 2) as province,
    school || '-' || lpad((1 + n % ${DEPARTMENTS})::text, 2, '0') as department,
    ${letter(SURNAMES, 'h1')} || ${letter(GIVEN, 'h2')} || case when h3 % 5 > 0 then ${letter(GIVEN, 'h3')} else '' end as name,
    case when h3 % 5 = 0 then 2026 else 2027 end as year, h1, h2, h3
  from (select n, abs(hashint4(n)) as h1, abs(hashint4(n + 7919)) as h2, abs(hashint4(n + 104729)) as h3 from generate_series(0, ${cases - 1}) n) one
  join place on place.s = one.n / ${CASES_PER_SCHOOL}`;

/** As in a spring week: most are done, some wait, the waiting ones are young. One employer has a twentieth of them all. */
const STATUS = `case when h2 % 100 < 62 then 'certified' when h2 % 100 < 70 then 'offered' when h2 % 100 < 74 then 'department_review' when h2 % 100 < 78 then 'school_review' when h2 % 100 < 86 then 'refused'
  when h2 % 100 < 92 then 'expired' when h2 % 100 < 96 then 'withdrawn' when h2 % 100 < 98 then 'failed' when h2 % 100 < 99 then 'taken_back' else 'draft' end`;
const WAITS = `('offered', 'department_review', 'school_review', 'draft')`;
export const BIG_EMPLOYER = '91330100MA00000000';
const EMPLOYER = `case when h3 % 20 = 0 then '${BIG_EMPLOYER}' else '91330100MA' || lpad((1 + h3 % (1 + $N / 50))::text, 8, '0') end`;

const parties = `jsonb_build_object('employer', jsonb_build_object('name', '样例单位' || right(employer, 6), 'nature', '39', 'region', '440305', 'address', '样例市样例区样例路240号', 'industry', '34', 'creditCode', employer),
  'graduate', jsonb_build_object('sex', '1', 'name', name, 'major', '080901', 'idNumber', '339999200607' || lpad((n % 1000000)::text, 6, '0'), 'majorName', '计算机科学与技术', 'studentNo', '2023' || school || lpad(n::text, 7, '0'), 'studyForm', '1',
    'graduatesOn', year || '-06-30', 'nationality', '01', 'trainingMode', '1', 'educationLevel', '31', 'politicalStatus', '03'), 'schoolName', '样例学校' || school, 'departmentName', '样例学院' || right(department, 2))`;
const TERMS = `{"region":"440305","housing":"提供两年过渡宿舍","benefits":"年度体检，午餐补贴","position":"测试开发工程师","reportBy":"2027-07-15","insurance":"五险一金，按实际工资缴纳","workPlace":"样例市样例区样例路240号","monthlyPay":13200,"supplement":"",
  "contactName":"样例","contactPhone":"19900000000","probationPay":10560,"acceptsArchive":true,"contractMonths":36,"releaseGrounds":["further_study","public_service","military"],"archiveReceiver":"样例人才服务中心","employerPenalty":5000,"graduatePenalty":5000,
  "probationMonths":3,"acceptsHousehold":false,"householdAddress":"","positionCategory":"13"}`;
const clause = (key: number): string => `{"key":"clause${key}","label":"条款${key}","value":"双方按本条约定办理，未尽事宜协商解决（${key}）"}`;
const TEXT = `[${Array.from({ length: 14 }, (_none, at) => clause(at)).join(',')}]`;

export const invitations = (cases: number): string => `insert into invitation (id, version, hash, status, graduate_id, year, department, school, province, employer, parties, graduate_name, terms, valid_days, mode, template, text, text_hash,
    department_takes_part, review_days, decided, reached, draft_until, valid_until, due_at, agreement_id, updated_at)
  select id, 4, md5(n::text), status, id, year, department, school, province, employer, ${parties}, name, '${TERMS}'::jsonb, 10, 'two_party', 1, '${TEXT}'::jsonb, md5(n::text), true, 3, status = 'school_review',
    jsonb_build_object('draft', at, 'offered', at), at + interval '30 days', at + interval '10 days', case when status in ('department_review', 'school_review') then at + interval '3 days' end, case when status = 'certified' then id end, at
  from (select *, ${STATUS} as status, ${EMPLOYER.replaceAll('$N', String(cases))} as employer,
      now() - interval '1 minute' - case when (${STATUS}) in ${WAITS} then interval '4 days' else interval '300 days' end * ((h1 % 1000003) / 1000003.0) as at from people) one`;

export const agreements = `insert into agreement (id, version, hash, status, graduate_id, year, department, school, province, employer, invitation_id, mode, template, parties, text, text_hash, position, education_level, outcome, number, certified_at, in_force_at, updated_at)
  select agreement_id, 2, hash, 'in_force', graduate_id, year, department, school, province, employer, id, mode, template, parties, text, text_hash, '测试开发工程师', '31', '10', year || '-' || school || '-31-' || graduate_id, updated_at, updated_at, updated_at from invitation where status = 'certified'`;

export const replicas = [
  `insert into graduate_replica (graduate_id, version, year, department, school, province, education_level, training_mode, eligible, id_match, person) select id, 1, year, department, school, province, '31', '1', true, md5(n::text), '{}' from people`,
  `insert into organisation_replica (code, version, organisation) select distinct school, 1, jsonb_build_object('code', school, 'kind', 'school', 'name', '样例学校' || school, 'openCohorts', jsonb_build_array(2026, 2027)) from people`,
  `insert into employer_replica (credit_code, version, employer) select distinct employer, 1, '{"status": "verified"}'::jsonb from invitation`,
];

const PERSON = `jsonb_build_object('sex', '1', 'name', name, 'major', '080901', 'idNumber', '339999200607' || lpad((n % 1000000)::text, 6, '0'), 'className', '样例2301', 'majorName', '计算机科学与技术', 'studentNo', student_no, 'studyForm', '1', 'enrolledOn', '2023-09',
  'examineeNo', '23' || student_no, 'homeRegion', '330100', 'urbanRural', '2', 'graduatesOn', year || '-06-30', 'nationality', '01', 'trainingUnit', '', 'homeRegionName', '样例省样例市', 'majorDirection', '', 'politicalStatus', '03')`;

/** Roster, ledger, positions and the tree of `national-sync`. */
export const roster = [
  `insert into graduate (graduate_id, version, hash, year, department, school, province, education_level, training_mode, eligible, id_match, name, student_no, person)
    select id, 1, md5(n::text), year, department, school, province, '31', '1', h2 % 40 > 0, md5(n::text), name, student_no, ${PERSON} from (select *, '2023' || school || lpad(n::text, 7, '0') as student_no from people) one`,
  `insert into ledger (graduate_id, version, hash, year, department, school, province, case_id, case_version, owner, outcome) select id, 1, md5(n::text), year, department, school, province, id, 2, 'agreements', case when h2 % 3 = 0 then '80' else '10' end from people where h2 % 100 < 62`,
  `insert into case_position (graduate_id, case_id, kind, version, status, year, department, school, province, since)
    select id, id, case when status in ('certified', 'in_force') then 'agreement' else 'invitation' end, 2, status, year, department, school, province, now() from (select *, case when h2 % 100 < 62 then 'in_force' else ${STATUS} end as status from people) one where status <> 'draft'`,
  `insert into organisation (code, version, kind, name, parent) select distinct department, 1, 'department', '样例学院' || right(department, 2), school from people union select distinct school, 1, 'school', '样例学校' || school, province from people`,
];
