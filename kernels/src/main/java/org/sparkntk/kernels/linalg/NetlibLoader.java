package org.sparkntk.kernels.linalg;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/**
 * Loads netlib's bridge to a native library once more. netlib tries once in the life of a JVM, and
 * in a Spark application that has other uses for it that may have been before this library was
 * there, or with another one.
 */
final class NetlibLoader extends ClassLoader {
  private final Set<String> own;

  private NetlibLoader(ClassLoader parent, Set<String> own) {
    super(parent);
    this.own = own;
  }

  /**
   * The bridge.
   *
   * @param type its interface, which everyone shares
   * @param bridge the class that loads the library
   * @param base its superclass, which only its own package sees
   * @throws IllegalStateException if the classes are not as they were
   * @throws LinkageError if there is no such library
   */
  static <T> T load(Class<T> type, String bridge, String base) {
    String folder = type.getPackageName() + ".";
    NetlibLoader loader =
        new NetlibLoader(type.getClassLoader(), Set.of(folder + bridge, folder + base));
    try {
      var instance = loader.loadClass(folder + bridge).getMethod("getInstance");
      instance.setAccessible(true); // the class is not public
      return type.cast(instance.invoke(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(folder + bridge + ": " + e, e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!own.contains(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : findClass(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] code = in.readAllBytes();
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
