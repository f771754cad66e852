import { type MigrationStep, oneOf } from '@consentry/server';

/** Departments, the officials who work in them, and how they sign in. */
export const staff: MigrationStep = async (db, column) => {
  const { text, integer } = column;
  await column
    .table('departments')
    .addColumn('department', text, (c) => c.primaryKey().notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('region', text, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('proposed_by', text)
    .addColumn('approved_by', text)
    .addColumn('added_at', integer, (c) => c.notNull())
    .addUniqueConstraint('departments_kind_region', ['kind', 'region'])
    .addCheckConstraint('departments_kind', oneOf('kind', ['cac', 'public_security', 'other']))
    .addCheckConstraint('departments_state', oneOf('state', ['proposed', 'active']))
    .execute();
  await column
    .table('case_shares')
    .addColumn('case_id', text, (c) => c.notNull())
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('purpose', text, (c) => c.notNull())
    .addColumn('shared_by', text, (c) => c.notNull())
    .addColumn('shared_at', integer, (c) => c.notNull())
    .addPrimaryKeyConstraint('case_shares_key', ['case_id', 'department'])
    .execute();
  await column
    .table('staff')
    .addColumn('staff', text, (c) => c.primaryKey().notNull())
    .addColumn('login', text, (c) => c.notNull().unique())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('roles', text, (c) => c.notNull())
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('invited_by', text)
    .addColumn('approved_by', text)
    .addColumn('password_hash', text)
    .addColumn('totp_sealed', text)
    .addColumn('totp_step', integer, (c) => c.notNull())
    .addColumn('joined_at', integer, (c) => c.notNull())
    .addColumn('version', integer, (c) => c.notNull())
    .addCheckConstraint('staff_state', oneOf('state', ['pending', 'active', 'suspended']))
    .execute();
  await db.schema.createIndex('staff_department').on('staff').columns(['department', 'login']).execute();
  await column
    .table('staff_sessions')
    .addColumn('token_hash', text, (c) => c.primaryKey().notNull())
    .addColumn('staff', text, (c) => c.notNull().references('staff.staff'))
    .addColumn('began_at', integer, (c) => c.notNull())
    .addColumn('seen_at', integer, (c) => c.notNull())
    .addColumn('stepped_up_at', integer)
    .execute();
  await db.schema.createIndex('staff_sessions_of').on('staff_sessions').column('staff').execute();
  await db.schema.createIndex('staff_sessions_age').on('staff_sessions').column('began_at').execute();
  await column
    .table('staff_invitations')
    .addColumn('token_hash', text, (c) => c.primaryKey().notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('roles', text, (c) => c.notNull())
    .addColumn('department', text, (c) => c.notNull().references('departments.department'))
    .addColumn('invited_by', text, (c) => c.references('staff.staff'))
    .addColumn('expires_at', integer, (c) => c.notNull())
    .addColumn('staff', text, (c) => c.notNull())
    .addColumn('login', text)
    .addColumn('name', text)
    .addColumn('totp_sealed', text)
    .addCheckConstraint('staff_invitations_kind', oneOf('kind', ['set_up', 'rescue', 'invitation']))
    .execute();
  await column
    .table('passkeys')
    .addColumn('passkey', text, (c) => c.primaryKey().notNull())
    .addColumn('owner_kind', text, (c) => c.notNull())
    .addColumn('owner', text, (c) => c.notNull())
    .addColumn('public_key', text, (c) => c.notNull())
    .addColumn('counter', integer, (c) => c.notNull())
    .addColumn('made_at', integer, (c) => c.notNull())
    .addColumn('used_at', integer)
    .addColumn('synced', column.flag('synced'))
    .addCheckConstraint('passkeys_owner_kind', oneOf('owner_kind', ['staff']))
    .execute();
  await db.schema.createIndex('passkeys_of').on('passkeys').columns(['owner', 'owner_kind']).execute();
  await column
    .table('used_challenges')
    .addColumn('challenge', text, (c) => c.primaryKey().notNull())
    .addColumn('expires_at', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('used_challenges_age').on('used_challenges').column('expires_at').execute();
  await column
    .table('tries')
    .addColumn('try', text, (c) => c.primaryKey().notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('at', integer, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('tries_of').on('tries').columns(['subject', 'at']).execute();
  await db.schema.createIndex('tries_age').on('tries').column('at').execute();
};
