import type { MigrationStep } from '@consentry/server';

/** By what a processor is named a question, and proves that it was asked. */
export const question: MigrationStep = async (_db, column) => {
  const { text } = column;
  await column
    .table('question_codes')
    .addColumn('question', text, (c) => c.primaryKey().notNull().references('complaint_questions.question'))
    .addColumn('reference', text, (c) => c.notNull().unique())
    .addColumn('code_hash', text, (c) => c.notNull())
    .execute();
};
