import type { DataSource, EntityManager } from 'typeorm';

/** One transaction on one connection. What `work` throws rolls everything back and is thrown on. */
export async function inTransaction<T>(dataSource: DataSource, work: (sql: EntityManager) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    const result = await work(runner.manager);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Runs `work`; what it throws is undone back to here and returned. A connection that cannot even do that is broken: throws. */
export async function inSavepoint(sql: EntityManager, work: () => Promise<void>): Promise<{ error?: unknown }> {
  await sql.query('SAVEPOINT handled');
  try {
    await work();
    await sql.query('RELEASE SAVEPOINT handled');
    return {};
  } catch (error) {
    await sql.query('ROLLBACK TO SAVEPOINT handled');
    return { error };
  }
}
