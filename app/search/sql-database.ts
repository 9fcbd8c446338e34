import type { SqlDatabase } from './index-store.ts';

/** The part of SQLite WASM's object interface (`oo1`) that is used. */
type WasmDatabase = {
  exec(sql: string): unknown;
  prepare(sql: string): {
    bind(values: (string | number | null)[]): unknown;
    step(): boolean;
    get(into: unknown[]): unknown;
    stepReset(): unknown;
    finalize(): unknown;
  };
};

/** An open database of SQLite WASM as the index store uses it. */
export function sqlDatabase(db: WasmDatabase): SqlDatabase {
  return {
    run: (sql) => {
      db.exec(sql);
    },
    rows: (sql, values = []) => {
      const statement = db.prepare(sql);
      try {
        if (values.length > 0) statement.bind(values);
        const rows: unknown[][] = [];
        while (statement.step()) {
          const row: unknown[] = [];
          statement.get(row);
          rows.push(row);
        }
        return rows;
      } finally {
        statement.finalize();
      }
    },
    each: (sql, rows) => {
      const statement = db.prepare(sql);
      try {
        for (const values of rows) {
          statement.bind(values);
          statement.stepReset();
        }
      } finally {
        statement.finalize();
      }
    },
  };
}
