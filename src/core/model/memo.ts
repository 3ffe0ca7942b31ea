/** A function of an object that works its value out once for each object and keeps it as long as the object lives. */
export function memo<K extends object, V>(workOut: (about: K) => V): (about: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (about) => {
    let entry = known.get(about);
    if (!entry) known.set(about, (entry = { value: workOut(about) }));
    return entry.value;
  };
}
