/** What every page says. */
export const zhCN = {
  product: '面契',
  loading: '正在读取…',
  settings: {
    title: '显示设置',
    language: '语言',
    theme: '明暗',
    system: '跟随系统',
    light: '浅色',
    dark: '深色',
    largeText: '大字',
    highContrast: '高对比度',
  },
  due: {
    label: '最后期限',
    provisional: '该年日历未公布，以更早的一天为准',
    period: {
      law: '法律规定的期限',
      standard: '国家标准的期限',
      ours: '我们承诺的期限，不是法律规定',
      authority: '部门设定的期限，不是《办法》规定',
      organisation: '本单位自己定的日期，不是法律规定',
    },
    left: (span: string) => `还有${span}`,
    over: (span: string) => `已超过${span}`,
  },
  trouble: {
    again: '再试一次',
    reference: (id: string) => `查询号：${id}`,
    unreachable: {
      title: '没有收到回应',
      detail: '网络断开，或者平台暂时没有运行。刚才的操作是否已经完成，现在不能确定。',
      remedy: '请检查网络，重新打开页面看看是否已经完成，再决定要不要重做。',
    },
    browser: {
      title: '这个页面出了问题',
      detail: '浏览器没能完成这一步。',
      remedy: '请重新打开页面再试；还是不行，请告诉工作人员。',
    },
  },
};
