import { DoorConfig } from './courier/purpose/door-config.ts';
import { fullNotice, noticePoints, RETENTION_DAYS } from './example-notice.ts';

/** Stated until there is a liveness check (R14.10). */
const NO_LIVENESS = {
  'zh-CN': '目前没有活体检测：已登记者的照片或屏幕画面可能通过。措施：有人值守，刷脸不开放贵重物品区域。',
  en: 'There is no liveness check yet: a photo or a screen that shows an enrolled person may pass. Measures: the door is attended, and face opens no area with valuables.',
};

/** Which of the two operations the example declares. */
export interface ExampleOptions {
  readonly mode: 'verify' | 'identify';
}

/**
 * A made-up organisation with everything in order, so that the main job runs at once. It is marked as
 * an example on every screen; nobody can be reached under its contact.
 */
export function exampleDoor({ mode }: ExampleOptions = { mode: 'verify' }): DoorConfig {
  return DoorConfig.parse({
    example: true,
    organisation: {
      name: { 'zh-CN': '示例机构', en: 'Example organisation' },
      contact: 'privacy@example.org · 010-0000-0000',
    },
    door: { id: 'example-door', name: { 'zh-CN': '示例东门', en: 'Example east door' } },
    purpose: {
      id: mode === 'verify' ? 'example-entry' : 'example-entry-identify',
      state: 'active',
      statement: {
        'zh-CN': '在员工本人选择刷脸时，核验其为已登记的员工，打开办公区东门。',
        en: 'To check, when an employee chooses to use their face, that they are enrolled, and to open the east door of the office.',
      },
      mode,
      mode_justification:
        mode === 'verify'
          ? null
          : '示例：双手持物通过东门的送货人员无法输入编号；仅在本门登记的二十人以内比对，且每次由本人按键启动。 Example: people who carry goods through the east door with both hands cannot type a number; compared only among the at most twenty people enrolled at this door, each time started by the person.',
      basis: 'consent',
      retention_days: RETENTION_DAYS,
      assessment: {
        id: 'PIA-EXAMPLE-001',
        approved_at: '2026-01-05T09:00:00+08:00',
        purpose_version: 1,
        remaining_risks: [NO_LIVENESS],
      },
    },
    notice: { retention_days: RETENTION_DAYS, points: noticePoints(mode), full: fullNotice(mode) },
    alternatives: [
      { kind: 'pin', live: true },
      { kind: 'staff', live: true },
    ],
    device: {
      id: 'example-device',
      state: 'approved',
      place: 'non_public',
      space: 'entrance',
      public_security_basis: null,
      user_initiated_memo: null,
      capture_area: [
        [0.05, 0.05],
        [0.95, 0.05],
        [0.95, 0.95],
        [0.05, 0.95],
      ],
      sign_approved_at: '2026-01-06T09:00:00+08:00',
    },
  });
}
