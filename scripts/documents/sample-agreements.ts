import { completeCreditCode, completeIdNumber, Terms, type PartyMode } from '@netsign/contracts';
import type { Numbered, Signing } from '../../apps/agreements/src/document/agreement.paper.js';
import { formatNumber } from '../../apps/agreements/src/agreement/agreement-number.js';
import { composeText, hashText, type Parties } from '../../apps/agreements/src/invitation/agreement-text.js';

/** What a sample has of its own; the rest is the same for all. */
export interface Sample { readonly mode: PartyMode; readonly serial: number; readonly name?: string; readonly terms?: Partial<Terms> }

const terms: Terms = {
  position: '软件工程师', positionCategory: '13', region: '330106', workPlace: '杭州市西湖区样例路 8 号', reportBy: '2027-07-15', contractMonths: 36, probationMonths: 3, monthlyPay: 14_000, probationPay: 11_200,
  insurance: '五险一金，公积金缴存比例 12%', housing: '单位提供两年免费宿舍', benefits: '年度体检，带薪年休假 10 天', employerPenalty: 5000, graduatePenalty: 5000, releaseGrounds: ['further_study', 'public_service'],
  acceptsArchive: true, archiveReceiver: '杭州市样例人才服务中心', acceptsHousehold: true, householdAddress: '', contactName: '甲联络', contactPhone: '0571-00000000',
  supplement: '一、乙方取得毕业证书和学位证书后报到。\n二、双方在乙方报到后一个月内签订劳动合同，劳动合同的条件不低于本协议。',
};

const partiesOf = (name: string): Parties => ({
  employer: { creditCode: completeCreditCode('91330100MA0000001'), name: '云雾样例科技（杭州）有限公司', nature: '39', industry: '34', region: '330106', address: '杭州市西湖区样例路 8 号' },
  graduate: {
    name, idNumber: completeIdNumber('33010620050101001'), sex: '1', nationality: '01', politicalStatus: '03', studentNo: '3230100001', majorName: '计算机科学与技术', major: '080901', educationLevel: '31', trainingMode: '1',
    studyForm: '全日制', graduatesOn: '2027-06-30',
  },
  schoolName: '样例大学', departmentName: '计算机学院',
});

/** An agreement in force as the service would have it, of people and organisations that do not exist. The same sample, the same agreement. */
export function sampleAgreement({ mode, serial, name = '样例生', terms: over = {} }: Sample): Numbered & Signing {
  const parties = partiesOf(name);
  const whole = Terms.parse({ ...terms, ...over });
  const text = composeText(mode, 2027, parties, whole);
  return {
    id: '00000000-0000-7000-8000-000000000001', version: 3, hash: '', status: 'in_force', graduateId: '00000000-0000-7000-8000-000000000002', year: 2027, department: '99331-01', school: '99331', province: '33',
    employer: parties.employer.creditCode, invitationId: '00000000-0000-7000-8000-000000000003', mode, template: 1, parties, text, textHash: hashText(mode, 1, text), position: whole.position, educationLevel: '31', outcome: '10',
    number: formatNumber(2027, '99331', '31', serial), checkCode: '7KQ29XMD4HTB', certifiedAt: new Date('2027-03-05T02:10:00Z'), inForceAt: new Date('2027-03-05T02:10:01Z'), failure: null, syncedAt: null,
    documentDigest: null, documentBytes: null, documentMadeAt: null, updatedAt: new Date('2027-03-05T02:10:01Z'),
    reached: { draft: '2027-03-01T01:00:00.000Z', offered: '2027-03-01T01:30:00.000Z', department_review: '2027-03-02T08:20:00.000Z', school_review: '2027-03-04T03:00:00.000Z', certified: '2027-03-05T02:10:00.000Z' },
    departmentTakesPart: true,
  };
}
