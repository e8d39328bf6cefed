const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Chooses one workbook. */
export function WorkbookInput({ label, onChoose }: { label: string; onChoose: (file: File | null) => void }) {
  return <label className="desk-file"><span>{label}</span><input type="file" accept={`.xlsx,${XLSX}`} onChange={event => { onChoose(event.target.files?.[0] ?? null); }} /></label>;
}
