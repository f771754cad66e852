/**
 * The shape of a message catalogue: the same keys, texts for texts, functions of the same parameters
 * for functions. A language that lacks a key, or has one too many, does not type-check.
 *
 * @example
 * export const zhCN = { hello: (name: string) => `您好，${name}` };
 * export const en: Catalogue<typeof zhCN> = { hello: (name) => `Hello, ${name}` };
 */
export type Catalogue<T> = {
  readonly [K in keyof T]: T[K] extends (...parameters: infer P) => string
    ? (...parameters: P) => string
    : T[K] extends string
      ? string
      : Catalogue<T[K]>;
};
