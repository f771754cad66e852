/** 第二种验证、做事之前再问一次的文字。 */
export const zhCN = {
  title: '请再确认一次是您本人',
  text: '这一步需要第二种验证。确认以后十分钟内不再询问。',
  code: '验证器应用上的六位数字',
  confirm: '确认',
  passkey: '用通行密钥确认',
  cancel: '取消',
  sixDigits: '验证码是六位数字',
  errors: '还不能提交',
  fourEyes: {
    waits: '等待另一人批准',
    own: (who: string) => `这是您自己提出的，须由另一人批准。可以批准的有：${who}。`,
    other: (name: string) => `由${name}提出，等待批准。`,
    since: (time: string) => `提出时间：${time}`,
  },
  conflict: {
    title: '内容刚刚被别人改过',
    text: '您看到的不是最新的版本，所以没有保存。请比较后决定。',
    yours: '您填写的',
    theirs: '现在保存的',
    field: '内容',
    take: '放弃我的修改，用现在保存的',
    keep: '在最新版本上保存我的修改',
    same: '两个版本的内容相同。',
    empty: '（空）',
  },
};
