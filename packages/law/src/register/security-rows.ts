import { article, cite } from '../instrument/index.ts';
import { both } from '../text.ts';
import type { Rows } from './register-row.ts';

/** Rows of § 第十四条 and of the strict protection that § 第四条 asks for. */
export const securityRows = {
  'R04.4': {
    slice: 'security',
    addressee: ['processor'],
    strength: 'law',
    sources: ['law'],
    articles: [article(4), cite('pipl', 28, 2), cite('pipl', 51)],
    kinds: ['enforce', 'evidence', 'prompt'],
    trigger: both('任何处理', 'Any processing'),
    duty: both('处理人脸信息，应当「实施严格保护措施」。', 'Strict protective measures shall be in place.'),
    deadline: { rules: [{ kind: 'continuous' }], text: both('持续', 'Continuously') },
    exception: null,
    enforce: both(
      '第十四条各项最低控制措施须报告正常，否则停止采集。',
      'The minimum set of controls (R14) reports healthy, or capture stops.',
    ),
    evidence: both('控制措施的运行记录', 'A log of the health of the controls'),
    prompt: both(
      '安全负责人确认软件看不到的控制措施',
      'The security owner attests controls that software cannot see',
    ),
    scenarios: [
      {
        given: both(
          '模板存储的密钥不可用，或者审计链断裂',
          'The key of the template store is unavailable, or the audit chain is broken',
        ),
        when: both('请求采集', 'a capture is requested'),
        then: both('拒绝，并指明 R04.4', 'it is refused, naming R04.4'),
      },
    ],
    gaps: [],
  },
} as const satisfies Rows;
