/** Words of 我的人脸. */
export const zhCN = {
  title: '我的人脸',
  signIn: {
    heading: '登录',
    lead: '我们把一次性数字发到您留下的手机或邮箱。从不用人脸登录。',
    contact: '手机号或邮箱',
    send: '发送数字',
    code: '收到的八位数字',
    submit: '登录',
    passkey: '用通行密钥登录',
  },
  signOut: '退出',
};
